/** Pure packages, bundled as they are: `lodash`, `uuid`. */
import { sameAsNode } from '../support/same-as-node.ts';

sameAsNode(
  'lodash',
  [
    `_.VERSION`,
    `_.get({ a: [{ b: 1 }] }, 'a[0].b')`,
    `_.merge({ a: { b: 1 } }, { a: { c: 2 } })`,
    `_.chain([3, 1, 2]).sortBy().map((n) => n * 2).value()`,
    `_.groupBy(['one', 'two', 'three'], 'length')`,
    `_.template('hi <%= name %>')({ name: 'Ada' })`,
    `_.isEqual({ a: new Date(0) }, { a: new Date(0) })`,
    `_.cloneDeep({ a: [1, { b: /x/ }] })`,
    `_.camelCase('foo bar')`,
    `_.uniqueId('x') !== _.uniqueId('x')`,
    `[_.isBuffer(Buffer.alloc(1)), _.isError(new Error()), _.isMap(new Map())]`,
    `const shuffled = _.shuffle(_.range(100)); return [shuffled.length, _.sortBy(shuffled)[99]]`,
    `await new Promise((resolve) => _.debounce(() => resolve('called'), 1)())`,
    `await new Promise((resolve) => _.delay(resolve, 1, 'later'))`,
    { throws: `_.template('<%= missing %>')({})` },
    { throws: `_.debounce(5)` },
  ],
  `const _ = require('lodash');`,
);

sameAsNode(
  'uuid',
  [
    ...['v1', 'v4', 'v6', 'v7'].map(
      (version) =>
        `const made = [uuid.${version}(), uuid.${version}()]; return [made[0] !== made[1], made.every(uuid.validate), made.map(uuid.version)]`,
    ),
    `uuid.v3('name', uuid.v3.DNS)`,
    `uuid.v5('https://example.com', uuid.v5.URL)`,
    `uuid.v4({ random: new Uint8Array(16).fill(7) })`,
    `uuid.v1({ node: new Uint8Array(6), clockseq: 1, msecs: 5, nsecs: 6 })`,
    `[uuid.NIL, uuid.MAX]`,
    `uuid.stringify(uuid.parse('6ba7b810-9dad-11d1-80b4-00c04fd430c8'))`,
    `uuid.v1ToV6('6ba7b810-9dad-11d1-80b4-00c04fd430c8')`,
    `uuid.validate('nothing')`,
    { throws: `uuid.parse('nothing')` },
    { throws: `uuid.v5('name', 'nothing')` },
  ],
  `const uuid = require('uuid');`,
);
