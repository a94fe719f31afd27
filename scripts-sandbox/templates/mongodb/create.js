/** Makes somebody. Whoever signs up with a passkey has no password; their id is what it is bound to. */
async function create(user, context, callback) {
  const bcrypt = require('bcrypt');
  const { MongoClient } = require('mongodb');
  const client = await MongoClient.connect(configuration.MONGODB_URL);
  try {
    const email = user.email.toLowerCase();
    const password = user.password ? await bcrypt.hash(user.password, 10) : null;
    const made = await client
      .db()
      .collection('users')
      .insertOne({ email, password, email_verified: false });
    return callback(null, { user_id: String(made.insertedId), email });
  } catch (error) {
    if (error.code !== 11000) throw error;
    return callback(new ValidationError('user_exists', 'The address is taken.'));
  } finally {
    await client.close();
  }
}
