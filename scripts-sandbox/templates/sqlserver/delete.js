/** Takes somebody out of the table. */
function remove(id, context, callback) {
  // What is no number is nobody's id; a number finds its row by the primary key.
  if (!/^[1-9]\d{0,17}$/.test(id)) return callback(null);
  const { Connection, Request, TYPES } = require('tedious');
  const connection = new Connection({
    server: configuration.DB_HOST,
    authentication: {
      type: 'default',
      options: { userName: configuration.DB_USER, password: configuration.DB_PASSWORD },
    },
    options: {
      database: configuration.DB_NAME,
      port: Number(configuration.DB_PORT || 1433),
      encrypt: configuration.DB_ENCRYPT !== 'no',
      rowCollectionOnRequestCompletion: true,
      useColumnNames: true,
    },
  });
  connection.connect((error) => {
    if (error) return callback(error);
    const request = new Request('delete from users where id = cast(@id as bigint)', (error) => {
      connection.close();
      return callback(error);
    });
    request.addParameter('id', TYPES.NVarChar, id);
    connection.execSql(request);
  });
}
