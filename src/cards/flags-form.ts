import { type FlagId, FLAG_IDS, FLAG_STARTS, FLAGS, type FlagStart } from '../domain/checkins/flags.ts'
import type { FormField, FormValues } from './form.ts'
import { select } from './terms-form.ts'

const START_WORDS: Record<FlagStart, string> = {
  nothing: 'Nothing – told to whoever asks',
  note: 'A note on the result',
  action: 'A note, and we are asked what will change',
  ladder: 'A note, and an escalation',
}

/** When each comes up, for whoever decides what it starts. */
const COMES_UP: Record<FlagId, string> = {
  R1: 'We say that we could not run it ourselves.',
  R2: 'We say so twice running.',
  R3: 'A side says that not both gain by the same success.',
  R4: 'Their people do not know our standards.',
  R5: 'The sides are 25 or more apart in a dimension.',
  R6: 'Promises are kept, and the index is below 50.',
  R7: 'The index is 15 or more below its first quarter.',
  R8: 'One side alone finds it unfair.',
  R9: 'Changes nobody wrote down grow. Not known here yet.',
  R10: 'A sponsor misses two reviews. Not known here yet.',
  R11: 'A dimension is red twice running, and nobody acts.',
}

/** What each red flag starts, one below the other. */
export function flagFields(values: FormValues): FormField[] {
  const options = FLAG_STARTS.map((value) => ({ value, label: START_WORDS[value] }))
  return FLAG_IDS.map((flag) => select(flag, `${flag} ${FLAGS[flag]}`, options, values, { hint: COMES_UP[flag] }))
}
