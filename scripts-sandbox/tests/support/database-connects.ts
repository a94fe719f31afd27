/** Bodies of scripts that connect by each driver to 127.0.0.1 at a port, as `databaseScripts().ask` takes them. */
export const drivers = ['pg', 'mysql', 'mysql2/promise', 'mongodb', 'tedious'] as const;

export type Driver = (typeof drivers)[number];

/** @param password stands in the settings, and encoded in the connection string where there is one. */
export function connectBy(driver: Driver, port: number, password = 'secret of the tests'): string {
  const at = `127.0.0.1:${String(port)}`;
  const encoded = encodeURIComponent(password);
  const settings = `{ host: '127.0.0.1', port: ${String(port)}, user: 'scripts', password: ${JSON.stringify(password)} }`;
  switch (driver) {
    case 'pg':
      return `await new (require('pg').Client)('postgres://scripts:${encoded}@${at}/site').connect();`;
    case 'mysql':
      return `await new Promise((resolve, reject) => {
        require('mysql').createConnection(${settings}).connect((error) => (error ? reject(error) : resolve()));
      });`;
    case 'mysql2/promise':
      return `await require('mysql2/promise').createConnection('mysql://scripts:${encoded}@${at}/site');`;
    case 'mongodb':
      return `await require('mongodb').MongoClient.connect('mongodb://scripts:${encoded}@${at}/site');`;
    case 'tedious':
      return `await new Promise((resolve, reject) => {
        new (require('tedious').Connection)({ server: '127.0.0.1', userName: 'scripts',
          password: ${JSON.stringify(password)}, options: { port: ${String(port)} } })
          .on('connect', (error) => (error ? reject(error) : resolve()));
      });`;
  }
}
