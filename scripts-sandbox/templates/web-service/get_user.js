/** Finds somebody by their address, or, for passkeys, by their id. */
async function getUser(identifier, context, callback) {
  const name = context.identifierType === 'user_id' ? 'id' : 'email';
  const response = await fetch(
    `${configuration.API_URL}/users?${name}=${encodeURIComponent(identifier)}`,
    {
      method: 'GET',
      headers: {
        authorization: `Bearer ${configuration.API_TOKEN}`,
        'content-type': 'application/json',
      },
    },
  );
  if (response.status === 404) return callback(null);
  if (!response.ok) return callback(new Error(`the service answered with ${response.status}`));
  const user = await response.json();
  return callback(null, {
    user_id: user.id,
    email: user.email,
    email_verified: user.email_verified,
    nickname: user.nickname,
  });
}
