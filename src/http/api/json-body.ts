import { isUtf8 } from 'node:buffer'
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express'
import { problem } from '../../app/api/problem.ts'
import { answerProblem } from './answer-problem.ts'
import { pointerOf } from './pointer.ts'
import { repeatedName } from './repeated-name.ts'

/** What another encoding is written in would else stand in the record as letters that nobody wrote. */
class NotUtf8 extends Error {
  readonly status = 415
}

/** Reads a body of JSON in UTF-8, in which no object says a name twice, of so many bytes at most. */
export function jsonBody(mostBytes: number): RequestHandler[] {
  const written = new WeakMap<object, Buffer>()
  const read = express.json({
    ...{ limit: mostBytes, inflate: false, type: () => true },
    verify(request, _response, bytes) {
      if (!isUtf8(bytes)) throw new NotUtf8()
      written.set(request, bytes)
    },
  })
  const once = (request: Request, response: Response, next: NextFunction) => {
    const twice = repeatedName(written.get(request)?.toString('utf8') ?? '')
    if (!twice) return next()
    answerProblem(
      response,
      problem('body', 'Nothing was taken in. Say each name once.', [
        { pointer: pointerOf(twice), detail: 'It is there twice: which one holds is not for the reader to guess.' },
      ]),
    )
  }
  return [read, once]
}
