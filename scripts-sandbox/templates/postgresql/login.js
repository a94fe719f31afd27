/**
 * Signs somebody in who is in a table of PostgreSQL:
 *
 *   create table users (
 *     id bigserial primary key, email text not null, email_verified boolean not null default false,
 *     nickname text, password text
 *   );
 *   create unique index on users (lower(email));
 *
 * Without that index all of the table is read at each sign-in.
 *
 * `configuration.DATABASE_URL` is postgres://user:password@host:5432/database; passwords are bcrypt.
 */
async function login(email, password, context, callback) {
  const bcrypt = require('bcrypt');
  // Nobody's: an address that is unknown takes as long as one that is known.
  const nobodys = '$2b$10$DA7.sQpcPk.9vr8jpFxlTe6GM9Deo6fxaKHZaxw86sEdEEhMqpK5G';
  const { Client } = require('pg');
  const client = new Client({ connectionString: configuration.DATABASE_URL });
  await client.connect();
  try {
    const {
      rows: [user],
    } = await client.query(
      'select id, email, email_verified, nickname, password from users where lower(email) = lower($1)',
      [email],
    );
    const isRight = await bcrypt.compare(password, user?.password || nobodys);
    if (!user) return callback(new WrongUsernameOrPasswordError(null));
    if (!isRight || !user.password)
      return callback(new WrongUsernameOrPasswordError(String(user.id)));
    return callback(null, {
      user_id: String(user.id),
      email: user.email,
      email_verified: user.email_verified,
      nickname: user.nickname,
    });
  } finally {
    await client.end();
  }
}
