import { describe, expect, test } from 'vitest'
import { completionsFor } from '../../../src/playground/page/completion.ts'
import { findMentions } from '../../../src/playground/page/mentions.ts'

const words = {
  verbs: [
    { usage: 'case acme "title"', summary: 'open a case' },
    { usage: 'cases [acme]', summary: 'open cases' },
    { usage: 'list', summary: 'all partners' },
  ],
  people: [
    { name: 'Anna Berg', title: 'Account manager' },
    { name: 'Tom Ek', title: 'Team member' },
  ],
  bot: 'Liaison',
}

describe('the composer suggests', () => {
  test.each([
    ['/', ['/partner ']],
    ['/par', ['/partner ']],
    ['/x', []],
    ['/partner ', ['/partner case ', '/partner cases ', '/partner list ']],
    ['/partner ca', ['/partner case ', '/partner cases ']],
    ['@Liaison li', ['@Liaison list ']],
    ['/partner case acme', ['/partner case acme']],
    ['hello @', ['hello @Liaison ', 'hello @Anna Berg ', 'hello @Tom Ek ']],
    ['@An', ['@Anna Berg ']],
    ['/partner assign CASE-1 @T', ['/partner assign CASE-1 @Tom Ek ']],
    ['anna@', []],
    ['hello', []],
  ])('after %j: %j', (before, texts) => {
    expect(completionsFor(before, words).map(({ text }) => text)).toEqual(texts)
  })
})

describe('a mention is', () => {
  test.each([
    ['@Anna Berg hi', ['Anna Berg', undefined]],
    ['ask @tom ek.', [undefined, 'tom ek', undefined]],
    ['mail anna@Anna Berg', [undefined]],
    ['@Anna Bergman', [undefined]],
  ])('found in %j', (text, mentions) => {
    const found = findMentions(text, ['Anna Berg', 'Tom Ek'])
    expect(found.map(({ mention }) => mention)).toEqual(mentions)
    expect(found.map((stretch) => stretch.text).join('')).toBe(text)
  })
})
