import { answerDrill, drillHour, drillMonthly, endDrills, runDrill, showDrillReport } from '../actions/drill.ts'
import { setDrills } from '../actions/drill-set.ts'
import { dispatch } from '../dispatch.ts'
import { refused } from '../outcome.ts'
import type { Request, Scene } from '../scene.ts'
import { aboutPartnerOr } from './request.ts'
import type { Verb } from './verb.ts'

/** What is said behind the partner, and what it does. */
const WORDS = {
  monthly: (scene: Scene, about: Request) => dispatch(drillMonthly, scene, about),
  off: (scene: Scene, about: Request) => dispatch(endDrills, scene, about),
  at: (scene: Scene, about: Request) => dispatch(drillHour, scene, about),
  report: (scene: Scene, about: Request) => dispatch(showDrillReport, scene, about),
  got: (scene: Scene, about: Request) => dispatch(answerDrill, scene, about),
}

/** The word before a time may be left out of a line that is read. */
const HOUR = /^(?:\d{1,2}(?::\d{2})?|work)$/u

function isWord(word: string): word is keyof typeof WORDS {
  return Object.hasOwn(WORDS, word)
}

export const drillVerb: Verb = {
  verb: 'drill',
  also: ['drills'],
  takes: { of: 'partner' },
  usage: 'drill [acme] [report | got | monthly | monthly off | at 10:00 | off]',
  summary:
    'try whether escalations reach people: calls the steps of both sides, marked as a drill, once both account managers agree; without a name the form opens, `report` says whom it reached, `got` that it reached you',
  example: 'drill acme',
  needs: ['drill.run', 'drill.report', 'drill.answer'],
  async run(scene, typed) {
    const hours = typed.words.filter((one) => HOUR.test(one))
    const { values, ...about } = await aboutPartnerOr(scene, typed, { own: [...Object.keys(WORDS), ...hours] })
    const { text, ...flags } = values
    const said = text?.toLowerCase().split(/\s+/u) ?? []
    const [word = '', ...rest] = HOUR.test(said[0] ?? '') ? ['at', ...said] : said
    if (word === '')
      return dispatch(about.subject === undefined ? setDrills : runDrill, scene, { ...about, values: flags })
    if (!isWord(word))
      return refused('Say `drill acme` alone, or one word behind it: `report`, `got`, `monthly`, `at 10:00` or `off`.')
    const request: Request = {
      ...about,
      values: { ...flags, ...((word === 'at' || rest.length > 0) && { at: rest.join(' ') }) },
    }
    return WORDS[word](scene, request)
  },
}
