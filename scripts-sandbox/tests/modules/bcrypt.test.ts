/** `bcrypt` and `bcryptjs`: old and new hashes, with and without waiting. */
import { sameAsNode } from '../support/same-as-node.ts';

const hashes = {
  a: '$2a$04$CCCCCCCCCCCCCCCCCCCCC.',
  b: '$2b$04$CCCCCCCCCCCCCCCCCCCCC.',
  y: '$2y$04$CCCCCCCCCCCCCCCCCCCCC.',
};

const passwords = [
  'correct horse',
  '',
  'pässwörd',
  'a\0b',
  'x'.repeat(80),
  '😀',
  `${'x'.repeat(71)}😀`,
];

for (const name of ['bcrypt', 'bcryptjs']) {
  sameAsNode(
    name,
    [
      ...Object.values(hashes).flatMap((salt) =>
        passwords.map(
          (password) =>
            `const hash = await bcrypt.hash(${JSON.stringify(password)}, '${salt}'); return [hash, hash === bcrypt.hashSync(${JSON.stringify(password)}, '${salt}'), await bcrypt.compare(${JSON.stringify(password)}, hash), bcrypt.compareSync(${JSON.stringify(password)}, hash), await bcrypt.compare('other', hash)]`,
        ),
      ),
      `await told((done) => bcrypt.hash('a', '${hashes.b}', done))`,
      `await told((done) => bcrypt.compare('a', bcrypt.hashSync('a', 4), done))`,
      `await told((done) => bcrypt.compare('b', bcrypt.hashSync('a', 4), done))`,
      `const hash = await bcrypt.hash('a', 4); return [hash.length, hash.slice(0, 7), await bcrypt.compare('a', hash)]`,
      `const salt = await bcrypt.genSalt(5); return [salt.length, salt.slice(0, 7)]`,
      `(await told((done) => bcrypt.genSalt(6, done)))[1].slice(0, 7)`,
      `(await told((done) => bcrypt.genSalt(done)))[1].slice(0, 7)`,
      `bcrypt.genSaltSync(7).slice(0, 7)`,
      `bcrypt.genSaltSync().slice(0, 7)`,
      `bcrypt.genSaltSync(4) === bcrypt.genSaltSync(4)`,
      `bcrypt.getRounds('$2b$11$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW')`,
      `bcrypt.hashSync('a', '$2b$04$CCCCCCCCCCCCCCCCCCCCCC') === await bcrypt.hash('a', '$2b$04$CCCCCCCCCCCCCCCCCCCCCC')`,
      `await bcrypt.compare('a', 'nothing of the kind')`,
      `bcrypt.compareSync('a', '')`,
      `const order = []; const done = new Promise((resolve) => bcrypt.compare('a', '', () => { order.push('compared'); resolve(order); })); order.push('asked'); return done`,
      { throws: `await bcrypt.hash('a', 'no salt')` },
      { throws: `bcrypt.hashSync('a', 'no salt')` },
      { throws: `await bcrypt.hash(undefined, 4)` },
      { throws: `await bcrypt.compare('a')` },
      { throws: `await bcrypt.compare(5, '${hashes.b}')` },
      { throws: `bcrypt.compareSync('a', 5)` },
      { throws: `bcrypt.genSaltSync('many')` },
      { throws: `bcrypt.getRounds(5)` },
    ],
    `const bcrypt = require('${name}');
     const told = (ask) => new Promise((resolve) => ask((error, value) => resolve([error, value])));`,
  );
}
