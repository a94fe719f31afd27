/** Gives somebody a new password. */
async function changePassword(email, newPassword, context, callback) {
  const connection = await require('mysql2/promise').createConnection({
    host: configuration.DB_HOST,
    port: Number(configuration.DB_PORT || 3306),
    user: configuration.DB_USER,
    password: configuration.DB_PASSWORD,
    database: configuration.DB_NAME,
  });
  try {
    const hashed = await require('bcrypt').hash(newPassword, 10);
    const [changed] = await connection.execute('update users set password = ? where email = ?', [
      hashed,
      email,
    ]);
    return callback(null, changed.affectedRows > 0);
  } finally {
    await connection.end();
  }
}
