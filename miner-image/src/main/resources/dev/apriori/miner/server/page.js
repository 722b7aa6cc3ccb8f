// Asks the server that it came from; keeps what is picked in the address, so that it can be shared.
import { feedback, silence } from './feedback.js';
import { search } from './search.js';

const DEFAULT_K = 10;
const MAX_K = 100;
const find = id => document.getElementById(id);
const picked = [];
const titles = new Map();
let model = { transactions: 0, inputExample: [] };
let popular = [];
let k = DEFAULT_K;
let newest = 0;
let told = silence;

const number = new Intl.NumberFormat('en');
const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 });

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

// Some servers ask for a key; it is kept until the tab is closed.
async function fetchWithKey(path, request = {}) {
  const headers = { accept: 'application/json', ...request.headers };
  const key = sessionStorage.getItem('api-key');
  if (key) headers['x-api-key'] = key;
  try {
    return await fetch(path, { ...request, headers });
  } catch {
    throw new Error('The server cannot be reached.');
  }
}

let asked;
async function ask(path) {
  let response = await fetchWithKey(path);
  if (response.status === 401) {
    asked ??= prompt('This server asks for an API key:') ?? '';
    sessionStorage.setItem('api-key', asked.trim());
    response = await fetchWithKey(path);
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.message || `The server answers ${response.status}.`);
  return answer;
}

function post(path, value) {
  const headers = { 'content-type': 'application/json' };
  return fetchWithKey(path, { method: 'POST', headers, body: JSON.stringify(value) });
}

// "Lost City, The (Ville perdue, La) (1995)" is shown as The Lost City, Ville perdue, La, 1995.
function nameOf(title) {
  const [, rest, year] = /^(.*?)(?:\s*\((\d{4}(?:[-–]\d{0,4})?)\))?\s*$/.exec(title);
  const [, main, other] = /^(.*?)(?:\s*\((.*)\))?$/.exec(rest);
  const [, head, article] = /^(.*?)(?:, (The|A|An|Le|La|Les|Il|El|Der|Die|Das))?$/.exec(main);
  return { main: article ? `${article} ${head}` : head, other: (other || '').replaceAll(') (', ' · '), year: year || '' };
}

function shortName(title) {
  return nameOf(title).main || title;
}

function heading(title) {
  const { main, other, year } = nameOf(title);
  const element = make('h3', {}, main || title);
  if (year) element.append(' ', make('span', { class: 'year' }, year));
  if (other) element.append(make('div', { class: 'aka' }, other));
  return element;
}

// Picking

function chip(item, title, on) {
  const mark = make('i', { 'aria-hidden': 'true' }, on ? '×' : '+');
  const label = `${on ? 'Remove' : 'Add'} ${title}`;
  const press = event => (on ? drop(item, event.detail === 0) : pick(item, title));
  return make('li', {}, make('button', { type: 'button', class: on ? 'chip on' : 'chip', 'aria-label': label, onclick: press },
    shortName(title), mark));
}

function pick(item, title) {
  titles.set(item, title);
  if (!picked.includes(item)) picked.push(item);
  k = DEFAULT_K;
  changed();
}

// Who works without a pointer keeps a place to go on from; on a phone the keyboard stays closed.
function drop(item, byKeyboard) {
  forget(item);
  changed();
  if (byKeyboard) find('query').focus();
}

function forget(item) {
  picked.splice(picked.indexOf(item), 1);
}

function pickExample() {
  for (const { item, title } of model.inputExample) {
    titles.set(item, title);
    if (!picked.includes(item)) picked.push(item);
  }
  changed();
}

function showPicked() {
  find('liked').hidden = picked.length === 0;
  find('basket').replaceChildren(...picked.map(item => chip(item, titles.get(item) || item, true)));
  const others = popular.filter(p => !picked.includes(p.item)).slice(0, picked.length ? 6 : 10);
  find('starters').hidden = others.length === 0;
  find('starters').querySelector('h2').textContent = picked.length ? 'Popular' : 'Or start with';
  find('popular').replaceChildren(...others.map(p => chip(p.item, p.title, false)));
}

const leads = ({ rules, similar = 0 }) => rules + similar > 0;

function suggestion(found) {
  const { main, year } = nameOf(found.title);
  const note = make('small', {}, leads(found) ? year : `${year} leads nowhere`.trim());
  return make('li', { class: leads(found) ? '' : 'none' }, main || found.title, note);
}

// The address
function query() {
  const items = picked.some(item => item.includes(','))
    ? picked.map(item => `items=${encodeURIComponent(item)}`).join('&')
    : `items=${picked.map(encodeURIComponent).join(',')}`;
  return k === DEFAULT_K ? items : `${items}&k=${k}`;
}

function changed() {
  history.pushState(null, '', picked.length ? `?${query()}` : location.pathname);
  show();
}

function readAddress() {
  const parameters = new URLSearchParams(location.search);
  const values = parameters.getAll('items');
  const labels = values.length > 1 ? values : values.flatMap(value => value.split(','));
  const asked = Number(parameters.get('k'));
  k = Number.isInteger(asked) && asked >= 1 && asked <= MAX_K ? asked : DEFAULT_K;
  picked.splice(0, picked.length, ...new Set(labels.map(label => label.trim()).filter(Boolean)));
}

// Recommendations

async function show() {
  const turn = ++newest;
  showPicked();
  if (!picked.length) {
    render([], empty('Nothing picked yet', 'Search for something that you like, or take an example.', exampleChip()));
    return;
  }
  find('results').setAttribute('aria-busy', 'true');
  try {
    const answer = await ask(`recommend?${query()}`);
    if (turn !== newest) return;
    answer.basket.forEach(({ item, title }) => titles.set(item, title));
    showPicked();
    render(answer.recommendations, noticeFor(answer), answer.model.version);
    told.shown(answer.recommendations.map(({ item }) => item), answer.model.version);
  } catch (error) {
    if (turn === newest) render([], failure(error.message));
  }
}

function render(recommendations, notice, version) {
  find('results').setAttribute('aria-busy', 'false');
  find('notice').replaceChildren(...notice);
  find('cards').replaceChildren(...recommendations.map((recommendation, index) => card(recommendation, index, version)));
  find('key').hidden = !recommendations.some(({ because }) => because.length);
  find('more').hidden = recommendations.length < k || k >= MAX_K;
  const count = recommendations.length;
  find('status').replaceChildren(...(count ? [recommendations[0].fallback ? `${count} that many like` : `${count} for you`, make('span', { class: 'unseen' }, `, first ${recommendations[0].title}`)] : []));
}

function card({ item, title, score, because, similar_to: similarTo = [], fallback }, index, version) {
  const reasons = make('div', { class: 'reasons' }, ...because.slice(0, 1).map(reason));
  if (fallback) reasons.append(make('p', {}, 'Popular: ', make('b', {}, percent.format(score)), ' of all people like it.'));
  if (similarTo.length) {
    reasons.append(make('p', {}, 'Similar to what you liked: ', make('b', {}, listed(similarTo.map(shortName))), '.'));
  }
  const further = because.slice(1);
  if (further.length) {
    const summary = further.length > 1 ? `${further.length} more rules lead here` : 'One more rule leads here';
    reasons.append(make('details', {}, make('summary', {}, summary), ...further.map(reason)));
  }
  const like = () => { told.clicked(item, version); pick(item, title); };
  const add = make('div', { class: 'adds' },
    make('button', { type: 'button', class: 'add', 'aria-label': `I like ${title} too`, onclick: like }, 'I like it too'));
  if (model.feedback) add.append(watchedButton(item, title, version));
  return make('li', { class: 'card' }, make('span', { class: 'rank', 'aria-hidden': 'true' }, String(index + 1)),
    heading(title), add, reasons);
}

function watchedButton(item, title, version) {
  const press = event => { told.watched(item, version); event.target.disabled = true; event.target.textContent = 'Thank you'; };
  return make('button', { type: 'button', class: 'add watched', 'aria-label': `I have watched ${title}`, onclick: press }, 'Watched it');
}

function reason(rule) {
  const names = rule.if.map(shortName);
  const who = ['it', 'both'][names.length - 1] || 'them all';
  const people = Math.round(rule.support * model.transactions);
  const sentence = make('p', {}, 'Because you liked ', make('b', {}, listed(names)), ': ',
    make('b', {}, percent.format(rule.confidence)), ` of those who liked ${who} liked this as well`,
    ...(rule.lift >= 0.95 && rule.lift < 1.05 ? [', about'] : [', ', make('b', {}, times(rule.lift))]), ' as often as by chance',
    people ? ` (${number.format(people)} ${people === 1 ? 'person' : 'people'}).` : '.');
  const share = make('span', { class: 'share', 'aria-hidden': 'true' });
  share.style.setProperty('--share', `${rule.confidence * 100}%`);
  share.style.setProperty('--chance', `${Math.min(1, rule.confidence / rule.lift) * 100}%`);
  return make('div', { class: 'reason' }, sentence, share);
}

function times(lift) {
  return `${number.format(lift < 9.95 ? Math.round(lift * 10) / 10 : Math.round(lift))} times`;
}

function listed(names) {
  return names.length < 3 ? names.join(' and ') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

// What there is to say

function empty(title, text, ...more) {
  return [make('div', { class: 'empty' }, make('strong', {}, title), text, ...more)];
}

function exampleChip() {
  if (!model.inputExample.length) return '';
  const names = listed(model.inputExample.map(({ title }) => shortName(title)));
  return make('div', {}, make('button', { type: 'button', class: 'chip example', onclick: pickExample }, `Try ${names}`));
}

function noticeFor({ unknown, recommendations, fallback }) {
  const notes = unknown.length
    ? [make('p', { class: 'note', role: 'alert' }, `This model does not know ${listed(unknown)}. `,
        make('button', { type: 'button', class: 'plain', onclick: () => { unknown.forEach(forget); changed(); } }, 'Leave out'))]
    : [];
  if (!recommendations.length) return notes.concat(empty('You know it all', 'There is nothing here that you have not picked.'));
  if (!fallback) return notes;
  const why = fallback === 'no_match'
    ? 'Too few people like these together with something else. Here is what most people like.'
    : 'Nothing to go by yet. Here is what most people like.';
  return [...notes, make('div', { class: 'note instead' }, why, fallback === 'no_match' ? '' : exampleChip())];
}

function failure(message) {
  return [make('p', { class: 'note', role: 'alert' }, `${message} `,
    make('button', { type: 'button', class: 'plain', onclick: show }, 'Try again'))];
}

// The model
function showModel() {
  find('model').replaceChildren(model.name, make('span', {}, `version ${model.version}`));
  find('lead').textContent = `Pick a few, and the rules found in what ${number.format(model.transactions)} people like say what goes with them.`;
  find('query').placeholder = `Search ${number.format(model.items)} titles`;
  const facts = { rules: number.format(model.rules), ...model.facts };
  find('facts').replaceChildren(...Object.entries(facts).map(([name, value]) =>
    make('div', {}, make('dt', {}, name), make('dd', {}, /^https?:\/\//.test(value) ? link(value) : value))));
}

function link(address) {
  return make('a', { href: address, rel: 'noopener noreferrer' }, 'open');
}

async function start() {
  search(find('query'), find('suggestions'), {
    lookUp: async text => (await ask(`items?limit=8&query=${encodeURIComponent(text)}`)).items.filter(({ item }) => !picked.includes(item)),
    row: suggestion,
    take: ({ item, title }) => pick(item, title),
    back: () => picked.length && drop(picked.at(-1), true),
  });
  find('clear').addEventListener('click', () => { picked.length = 0; k = DEFAULT_K; changed(); find('query').focus(); });
  find('more').addEventListener('click', () => { k = Math.min(MAX_K, k + 10); changed(); });
  addEventListener('popstate', () => { readAddress(); show(); });
  readAddress();
  try {
    model = await ask('model');
    if (model.feedback) told = feedback(post);
    showModel();
    popular = (await ask('items?limit=16')).items.filter(leads);
  } catch (error) {
    render([], failure(error.message));
    return;
  }
  show();
}

start();
