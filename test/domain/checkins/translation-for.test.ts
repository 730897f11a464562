import { expect, test } from 'vitest'
import type { Translation } from '../../../src/domain/checkins/template.ts'
import { translationFor } from '../../../src/domain/checkins/translation-for.ts'
import { ENGLISH_SCALE } from '../../../src/domain/checkins/worded.ts'

const words = (followUp: string): Translation => ({ items: {}, openQuestion: '?', followUp, scale: ENGLISH_SCALE })
const translations = { de: words('de'), 'pt-BR': words('pt-BR'), pt: words('pt'), 'en-GB': words('en-GB') }
const chosen = (locale: string | undefined) => translationFor({ language: 'en', translations }, locale)?.followUp

test.each([
  ['de-DE', 'de'],
  ['de_AT', 'de'],
  ['de', 'de'],
  ['pt-BR', 'pt-BR'],
  ['pt-PT', 'pt'],
  ['en-US', undefined],
  ['en-GB', 'en-GB'],
  ['fr-FR', undefined],
  ['x', undefined],
  [undefined, undefined],
])('a reader of %s reads the words of %s', (locale, expected) => expect(chosen(locale)).toBe(expected))
