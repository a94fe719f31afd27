/** Notes that an address is its owner's. */
async function verify(email, context, callback) {
  const { MongoClient } = require('mongodb');
  const client = await MongoClient.connect(configuration.MONGODB_URL);
  try {
    const changed = await client
      .db()
      .collection('users')
      .updateOne({ email: email.toLowerCase() }, { $set: { email_verified: true } });
    return callback(null, changed.matchedCount > 0);
  } finally {
    await client.close();
  }
}
