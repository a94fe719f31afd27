/** Gives somebody a new password. */
async function changePassword(email, newPassword, context, callback) {
  const { MongoClient } = require('mongodb');
  const client = await MongoClient.connect(configuration.MONGODB_URL);
  try {
    const password = await require('bcrypt').hash(newPassword, 10);
    const changed = await client
      .db()
      .collection('users')
      .updateOne({ email: email.toLowerCase() }, { $set: { password } });
    return callback(null, changed.matchedCount > 0);
  } finally {
    await client.close();
  }
}
