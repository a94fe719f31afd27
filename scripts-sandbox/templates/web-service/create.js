/** Makes somebody. Whoever signs up with a passkey has no password; their id is what it is bound to. */
async function create(user, context, callback) {
  const response = await fetch(`${configuration.API_URL}/users`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${configuration.API_TOKEN}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ email: user.email, password: user.password }),
  });
  if (response.status === 409) {
    return callback(new ValidationError('user_exists', 'The address is taken.'));
  }
  if (!response.ok) return callback(new Error(`the service answered with ${response.status}`));
  const made = await response.json();
  return callback(null, { user_id: made.id, email: made.email });
}
