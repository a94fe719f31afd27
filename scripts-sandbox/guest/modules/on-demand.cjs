/**
 * Modules that are evaluated when a script asks for them. What is in the snapshot is in every
 * context, and makes each isolate dearer in time and memory; of these a script asks for one or two.
 * `bson`, which MongoDB needs, sets 17 MB aside as soon as it is loaded.
 */
exports.jsonwebtoken = () => require('jsonwebtoken');
exports.lodash = () => require('lodash');
exports.bcrypt = () => require('./bcrypt.ts').bcrypt;
exports.bcryptjs = () => require('./bcrypt.ts').bcryptjsModule;
exports.request = () => require('./request.ts').request;
exports.uuid = () => require('./uuid.ts').uuidModule;
exports.mongodb = () => require('./mongodb.ts').mongodb();
exports.mysql = () => require('./mysql.ts').mysql();
exports.mysql2 = () => require('./mysql2.ts').mysql2();
exports.mysql2Promise = () => require('./mysql2.ts').mysql2Promise();
exports.pg = () => require('./pg.ts').pg();
exports.tedious = () => require('./tedious.ts').tedious();
