/** Makes somebody. Whoever signs up with a passkey has no password; their id is what it is bound to. */
function create(user, context, callback) {
  const bcrypt = require('bcrypt');
  const password = user.password ? bcrypt.hashSync(user.password, 10) : null;
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
      `insert into users (email, password) output cast(inserted.id as nvarchar(20)) as id
       values (@email, @password)`,
      (error, rowCount, rows) => {
        connection.close();
        // 2627 and 2601: a unique constraint or index says that the address is taken.
        if (error && [2627, 2601].includes(error.number)) {
          return callback(new ValidationError('user_exists', 'The address is taken.'));
        }
        if (error) return callback(error);
        return callback(null, { user_id: String(rows[0].id.value), email: user.email });
      },
    );
    request.addParameter('email', TYPES.NVarChar, user.email);
    request.addParameter('password', TYPES.NVarChar, password);
    connection.execSql(request);
  });
}
