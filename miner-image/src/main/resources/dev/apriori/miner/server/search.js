// A text field with suggestions: a combobox with a listbox, as in the ARIA authoring practices.

/**
 * @param lookUp gives the items for a text
 * @param row makes the list's element for an item
 * @param take is told the item that was chosen
 * @param back is told when backspace is pressed in the empty field
 */
export function search(input, list, { lookUp, row, take, back }) {
  let items = [];
  let active = -1;
  let newest = 0;

  async function suggest() {
    const turn = ++newest;
    const text = input.value.trim();
    if (!text) return close();
    try {
      const found = await lookUp(text);
      if (turn === newest) open(found, 'No title has these words.');
    } catch (error) {
      if (turn === newest) open([], error.message);
    }
  }

  function open(found, otherwise) {
    items = found;
    list.replaceChildren(...(items.length ? items.map(option) : [message(otherwise)]));
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    activate(items.length ? 0 : -1);
  }

  function option(item, index) {
    const element = row(item);
    element.setAttribute('role', 'option');
    element.id = `${list.id}-${index}`;
    // without this the field would lose the focus, and the list close, before the click
    element.addEventListener('pointerdown', event => event.preventDefault());
    element.addEventListener('pointermove', () => activate(index));
    element.addEventListener('click', () => choose(index));
    return element;
  }

  function message(text) {
    const element = document.createElement('li');
    element.className = 'none';
    element.setAttribute('role', 'option');
    element.setAttribute('aria-disabled', 'true');
    element.textContent = text;
    return element;
  }

  function close() {
    newest++;
    items = [];
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    activate(-1);
  }

  function activate(index) {
    active = index;
    [...list.children].forEach((element, i) => element.setAttribute('aria-selected', String(i === index)));
    if (index < 0) {
      input.removeAttribute('aria-activedescendant');
    } else {
      input.setAttribute('aria-activedescendant', list.children[index].id);
      list.children[index].scrollIntoView({ block: 'nearest' });
    }
  }

  function choose(index) {
    const item = items[index];
    input.value = '';
    close();
    take(item);
  }

  function onKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && items.length) {
      event.preventDefault();
      activate((active + step + items.length) % items.length);
    } else if (event.key === 'Enter' && active >= 0) {
      event.preventDefault();
      choose(active);
    } else if (event.key === 'Escape') {
      close();
    } else if (event.key === 'Backspace' && !input.value) {
      back();
    }
  }

  input.addEventListener('input', suggest);
  input.addEventListener('focus', suggest);
  input.addEventListener('blur', close);
  input.addEventListener('keydown', onKey);
}
