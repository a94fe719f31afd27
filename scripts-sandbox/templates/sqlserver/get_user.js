/** Finds somebody by their address, or, for passkeys, by their id. */
function getUser(identifier, context, callback) {
  const isById = context.identifierType === 'user_id';
  // What is no number is nobody's id; a number finds its row by the primary key.
  if (isById && !/^[1-9]\d{0,17}$/.test(identifier)) return callback(null);
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
      `select cast(id as nvarchar(20)) as id, email, email_verified, nickname from users
       where ${isById ? 'id = cast(@identifier as bigint)' : 'email = @identifier'}`,
      (error, rowCount, rows) => {
        connection.close();
        if (error) return callback(error);
        const [user] = rows;
        if (!user) return callback(null);
        return callback(null, {
          user_id: String(user.id.value),
          email: user.email.value,
          email_verified: user.email_verified.value,
          nickname: user.nickname.value,
        });
      },
    );
    request.addParameter('identifier', TYPES.NVarChar, identifier);
    connection.execSql(request);
  });
}
