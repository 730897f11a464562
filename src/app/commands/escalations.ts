import { listLadders } from '../actions/ladder-list.ts'
import { showLadderTimes } from '../actions/ladder-times.ts'
import { dispatch } from '../dispatch.ts'
import type { Typed, Verb } from './verb.ts'

export const escalationsVerb: Verb = {
  verb: 'escalations',
  takes: { of: 'filters' },
  shows: true,
  usage: 'escalations [acme] [mine | times]',
  summary:
    'the escalations that go on, with a partner or with all, and how each side stands; or how soon they are taken',
  example: 'escalations acme',
  needs: ['escalation.view'],
  run: (scene, typed) => {
    const { times, ...values } = asked(typed)
    return times === undefined ? dispatch(listLadders, scene, { values }) : dispatch(showLadderTimes, scene, { values })
  },
}

const WORDS: Record<string, string> = {
  mine: 'mine',
  my: 'mine',
  me: 'mine',
  all: 'everywhere',
  everywhere: 'everywhere',
  times: 'times',
}
/** Whatever goes on is listed: said besides, they change nothing. */
const BESIDES = ['open', 'active']

/** What is no filter is the name of a partner, in however many words. */
function asked({ words }: Typed): Record<string, string> {
  const values: Record<string, string> = {}
  const name: string[] = []
  for (const word of words) {
    const small = word.toLowerCase().replace(/[,.]$/u, '')
    const filter = Object.hasOwn(WORDS, small) ? WORDS[small] : undefined
    if (filter !== undefined) values[filter] = 'yes'
    else if (!BESIDES.includes(small)) name.push(word)
  }
  return { ...values, ...(name.length > 0 && { partner: name.join(' ') }) }
}
