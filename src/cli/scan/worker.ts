import { parentPort, workerData } from 'node:worker_threads'
import { Failure } from '../../core/errors.ts'
import { lookAt, type How, type Piece } from './piece.ts'
import type { Answer } from './pool.ts'

const how = workerData as How

parentPort?.on('message', ({ id, piece }: { readonly id: number; readonly piece: Piece }) =>
  parentPort?.postMessage(answer(id, piece)),
)

function answer(id: number, piece: Piece): Answer {
  try {
    return { id, looked: lookAt(piece, how) }
  } catch (error) {
    if (error instanceof Failure) return { id, refused: error.code, message: error.message }
    throw error
  }
}
