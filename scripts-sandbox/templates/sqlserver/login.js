/**
 * Signs somebody in who is in a table of SQL Server:
 *
 *   create table users (
 *     id bigint identity primary key, email nvarchar(254) not null unique,
 *     email_verified bit not null default 0, nickname nvarchar(350), password nvarchar(100)
 *   )
 *
 * Addresses are compared as their column says: in any case, unless it has a collation that tells cases apart.
 * `configuration` has DB_HOST, DB_PORT, DB_USER, DB_PASSWORD and DB_NAME; passwords are bcrypt.
 * DB_ENCRYPT may be "no" for a server without TLS.
 */
function login(email, password, context, callback) {
  const bcrypt = require('bcrypt');
  // Nobody's: an address that is unknown takes as long as one that is known.
  const nobodys = '$2b$10$DA7.sQpcPk.9vr8jpFxlTe6GM9Deo6fxaKHZaxw86sEdEEhMqpK5G';
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
      `select cast(id as nvarchar(20)) as id, email, email_verified, nickname, password
       from users where email = @email`,
      (error, rowCount, rows) => {
        connection.close();
        if (error) return callback(error);
        const [user] = rows;
        bcrypt.compare(password, user?.password.value || nobodys, (error, isRight) => {
          if (error) return callback(error);
          if (!user) return callback(new WrongUsernameOrPasswordError(null));
          if (!isRight || !user.password.value) {
            return callback(new WrongUsernameOrPasswordError(String(user.id.value)));
          }
          return callback(null, {
            user_id: String(user.id.value),
            email: user.email.value,
            email_verified: user.email_verified.value,
            nickname: user.nickname.value,
          });
        });
      },
    );
    request.addParameter('email', TYPES.NVarChar, email);
    connection.execSql(request);
  });
}
