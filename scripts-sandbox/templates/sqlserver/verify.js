/** Notes that an address is its owner's. */
function verify(email, context, callback) {
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
    const request = new Request(
      'update users set email_verified = 1 where email = @email',
      (error, rowCount) => {
        connection.close();
        if (error) return callback(error);
        return callback(null, rowCount > 0);
      },
    );
    request.addParameter('email', TYPES.NVarChar, email);
    connection.execSql(request);
  });
}
