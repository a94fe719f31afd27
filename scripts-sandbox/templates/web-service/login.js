/**
 * Asks a web service of your own, which answers with the person as JSON:
 *
 *   { "id": "42", "email": "ada@example.com", "email_verified": true, "nickname": "ada" }
 *
 * `configuration` has API_URL, such as https://users.example.com/v1, and API_TOKEN.
 */
async function login(email, password, context, callback) {
  const response = await fetch(`${configuration.API_URL}/sign-in`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${configuration.API_TOKEN}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ email, password }),
  });
  if (response.status === 404) return callback(new WrongUsernameOrPasswordError(null));
  if (response.status === 401) return callback(new WrongUsernameOrPasswordError(email));
  if (!response.ok) return callback(new Error(`the service answered with ${response.status}`));
  const user = await response.json();
  return callback(null, {
    user_id: user.id,
    email: user.email,
    email_verified: user.email_verified,
    nickname: user.nickname,
  });
}
