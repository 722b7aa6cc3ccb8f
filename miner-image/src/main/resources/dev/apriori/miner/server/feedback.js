// Tells the server what became of its recommendations, where it wants to know.
const KEY = 'feedback-user';

// Someone whom nobody knows, for as long as the tab is open.
function user() {
  let id = sessionStorage.getItem(KEY);
  if (!id) {
    id = `page-${Array.from(crypto.getRandomValues(new Uint32Array(4)), part => part.toString(16)).join('')}`;
    sessionStorage.setItem(KEY, id);
  }
  return id;
}

let shown = '';

// Whether it is kept is for the server's metrics to tell: nobody who looks at films need know.
function tell(send, kind, items, version) {
  send('feedback', { events: [{ kind, user: user(), items, version }] }).catch(() => {});
}

export function feedback(send) {
  return {
    shown(items, version) {
      const now = `${version} ${items.join(' ')}`;
      if (items.length && now !== shown) tell(send, 'shown', items, version);
      shown = now;
    },
    clicked: (item, version) => tell(send, 'clicked', [item], version),
    watched: (item, version) => tell(send, 'watched', [item], version),
  };
}

export const silence = { shown() {}, clicked() {}, watched() {} };
