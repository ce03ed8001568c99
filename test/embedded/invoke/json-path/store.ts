/** The document that most of the expressions are asked of. */
export const store = JSON.stringify({
  store: {
    book: [
      { category: 'reference', author: 'Nigel Rees', title: 'Sayings of the Century', price: 8.95 },
      { category: 'fiction', author: 'Evelyn Waugh', title: 'Sword of Honour', price: 12.99 },
      { category: 'fiction', author: 'Herman Melville', title: 'Moby Dick', isbn: '0-553-21311-3', price: 8.99 },
      { category: 'fiction', author: 'J. R. R. Tolkien', title: 'Rings', isbn: '0-395-19395-8', price: 22.99 },
    ],
    bicycle: { color: 'red', price: 19.95 },
  },
  expensive: 10,
  max: 3,
  '@type': 'shop',
  'a-b': 'dash',
  'a b': 'blank',
  'a.b': 'dot',
  "it's": 'quoted',
  $ref: '#/x',
  größe: 'XL',
  n: [3, 1, 2],
  s: ['x', 'y', 'z'],
  mixed: [1, '1', 1.5, true, false, null, 'text', [], {}],
  tags: [
    { id: 1, tags: ['a', 'b'], name: 'One', on: true },
    { id: 2, tags: ['b', 'c'], name: 'Two', on: false },
    { id: 3, tags: [], name: '', on: null },
    { id: 4 },
  ],
  nested: [
    [1, 2],
    [3, [4]],
  ],
  nothing: null,
  empty: {},
  deep: { v: 1, deep: { v: 2, deep: { v: 3 } } },
});
