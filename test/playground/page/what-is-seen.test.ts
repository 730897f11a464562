import { describe, expect, test } from 'vitest'
import type { Message } from '../../../src/playground/workplace.ts'
import { inThreads } from '../../../src/playground/page/threads.ts'
import { allSeen, channelsOf, unreadIn, visibleMessages } from '../../../src/playground/page/unread.ts'
import { fakeSlackWorld, NOW } from './fake-world.ts'

const message = (id: string, rest: Partial<Message> = {}): Message => {
  return { id, channelId: 'C1', authorId: 'U0BOT', at: NOW, text: id, payload: { text: id }, ...rest }
}

describe('a person sees', () => {
  test('the channels they are in, those of several people first', () => {
    const ids = (personId: string) => channelsOf(fakeSlackWorld([]), personId).map(({ id }) => id)
    expect(ids('U1')).toEqual(['C1', 'C2', 'D1'])
    expect(ids('U3')).toEqual(['C1'])
  })

  test('what is meant for everybody or for them, and not what was deleted', () => {
    const world = fakeSlackWorld([
      message('all'),
      message('mine', { visibleTo: 'U1' }),
      message('theirs', { visibleTo: 'U2' }),
      message('gone', { deletedAt: NOW }),
      message('elsewhere', { channelId: 'C2' }),
    ])
    expect(visibleMessages(world, 'U1', 'C1').map(({ id }) => id)).toEqual(['all', 'mine'])
  })
})

describe('unread is', () => {
  test('what others wrote since one looked, and what has changed, but never one’s own', () => {
    const before = [message('1'), message('2'), message('3', { authorId: 'U1' })]
    expect(unreadIn(before, 'U1', {})).toBe(2)
    const seen = allSeen(before, 'U1')
    expect(unreadIn(before, 'U1', seen)).toBe(0)
    const after = [message('1'), message('2', { payload: { text: 'changed' } }), message('4')]
    expect(unreadIn(after, 'U1', seen)).toBe(2)
  })

  test('a card that was replaced for one person alone changed for that person alone', () => {
    const seen = { U1: allSeen([message('1')], 'U1'), U2: allSeen([message('1')], 'U2') }
    const replaced = [message('1', { payloadFor: { U1: { text: 'yours' } } })]
    expect(unreadIn(replaced, 'U1', seen.U1)).toBe(1)
    expect(unreadIn(replaced, 'U2', seen.U2)).toBe(0)
  })
})

test('answers stand under what they answer; an answer to something unseen stands alone', () => {
  const threads = inThreads([
    message('1'),
    message('2'),
    message('3', { threadId: '1' }),
    message('4', { threadId: 'x' }),
  ])
  expect(threads.map(({ root, replies }) => [root.id, ...replies.map(({ id }) => id)])).toEqual([
    ['1', '3'],
    ['2'],
    ['4'],
  ])
})
