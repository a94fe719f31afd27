/**
 * Signs somebody in who is in a table of MySQL or MariaDB:
 *
 *   create table users (
 *     id bigint auto_increment primary key, email varchar(254) not null unique,
 *     email_verified boolean not null default false, nickname varchar(350), password varchar(100)
 *   )
 *
 * Addresses are compared as their column says: in any case, unless it has a collation that tells cases apart.
 * `configuration` has DB_HOST, DB_PORT, DB_USER, DB_PASSWORD and DB_NAME; passwords are bcrypt.
 */
async function login(email, password, context, callback) {
  const bcrypt = require('bcrypt');
  // Nobody's: an address that is unknown takes as long as one that is known.
  const nobodys = '$2b$10$DA7.sQpcPk.9vr8jpFxlTe6GM9Deo6fxaKHZaxw86sEdEEhMqpK5G';
  const connection = await require('mysql2/promise').createConnection({
    host: configuration.DB_HOST,
    port: Number(configuration.DB_PORT || 3306),
    user: configuration.DB_USER,
    password: configuration.DB_PASSWORD,
    database: configuration.DB_NAME,
  });
  try {
    const [[user]] = await connection.execute(
      'select id, email, email_verified, nickname, password from users where email = ?',
      [email],
    );
    const isRight = await bcrypt.compare(password, user?.password || nobodys);
    if (!user) return callback(new WrongUsernameOrPasswordError(null));
    if (!isRight || !user.password)
      return callback(new WrongUsernameOrPasswordError(String(user.id)));
    return callback(null, {
      user_id: String(user.id),
      email: user.email,
      email_verified: user.email_verified === 1,
      nickname: user.nickname,
    });
  } finally {
    await connection.end();
  }
}
