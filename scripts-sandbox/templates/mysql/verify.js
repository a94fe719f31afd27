/** Notes that an address is its owner's. */
async function verify(email, context, callback) {
  const connection = await require('mysql2/promise').createConnection({
    host: configuration.DB_HOST,
    port: Number(configuration.DB_PORT || 3306),
    user: configuration.DB_USER,
    password: configuration.DB_PASSWORD,
    database: configuration.DB_NAME,
  });
  try {
    const [changed] = await connection.execute(
      'update users set email_verified = true where email = ?',
      [email],
    );
    return callback(null, changed.affectedRows > 0);
  } finally {
    await connection.end();
  }
}
