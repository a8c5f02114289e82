/** The same small token in five languages: HS256, `user_id`, and an end within the hour. docs/messenger.md shows the same. */
export const identitySnippets = {
  'Node.js': `import { SignJWT } from 'jose'

const token = await new SignJWT({ user_id: user.id, email: user.email, name: user.name })
  .setProtectedHeader({ alg: 'HS256' })
  .setExpirationTime('1h')
  .sign(new TextEncoder().encode(process.env.UNDERSEAL_IDENTITY_SECRET))`,
  Python: `import os, time, jwt  # PyJWT

token = jwt.encode(
    {"user_id": user.id, "email": user.email, "name": user.name, "exp": int(time.time()) + 3600},
    os.environ["UNDERSEAL_IDENTITY_SECRET"],
    algorithm="HS256",
)`,
  Ruby: `require "jwt"

token = JWT.encode(
  { user_id: user.id, email: user.email, name: user.name, exp: Time.now.to_i + 3600 },
  ENV.fetch("UNDERSEAL_IDENTITY_SECRET"),
  "HS256"
)`,
  PHP: `use Firebase\\JWT\\JWT;

$token = JWT::encode(
    ['user_id' => $user->id, 'email' => $user->email, 'name' => $user->name, 'exp' => time() + 3600],
    getenv('UNDERSEAL_IDENTITY_SECRET'),
    'HS256'
);`,
  Go: `import "github.com/golang-jwt/jwt/v5"

token, err := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{
	"user_id": user.ID, "email": user.Email, "name": user.Name,
	"exp": time.Now().Add(time.Hour).Unix(),
}).SignedString([]byte(os.Getenv("UNDERSEAL_IDENTITY_SECRET")))`,
} as const

export type ServerLanguage = keyof typeof identitySnippets
