/** Makes somebody. Whoever signs up with a passkey has no password; their id is what it is bound to. */
async function create(user, context, callback) {
  const bcrypt = require('bcrypt');
  const connection = await require('mysql2/promise').createConnection({
    host: configuration.DB_HOST,
    port: Number(configuration.DB_PORT || 3306),
    user: configuration.DB_USER,
    password: configuration.DB_PASSWORD,
    database: configuration.DB_NAME,
  });
  try {
    const password = user.password ? await bcrypt.hash(user.password, 10) : null;
    const [made] = await connection.execute('insert into users (email, password) values (?, ?)', [
      user.email,
      password,
    ]);
    return callback(null, { user_id: String(made.insertId), email: user.email });
  } catch (error) {
    if (error.code !== 'ER_DUP_ENTRY') throw error;
    return callback(new ValidationError('user_exists', 'The address is taken.'));
  } finally {
    await connection.end();
  }
}
