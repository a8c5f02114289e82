import type { Connection, House } from './command.ts'

/** Opens the house for one act and leaves nothing running behind. */
export async function withConnection<T>(house: House, act: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await house.connect()
  try {
    return await act(connection)
  } finally {
    await connection.close()
  }
}
