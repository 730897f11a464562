import type { JoinedCause, Ladder, LadderSubject } from './ladder.ts'

/** Something that it stands for is called otherwise now. */
export function retitleLadder(state: Ladder, subjectId: string, title: string): Ladder {
  return {
    ...withTitles(state, ({ id, title: known }) => (id === subjectId ? title : known)),
    version: state.version + 1,
  }
}

/** The ladder with what each of its subjects is called now. */
export function withTitles(state: Ladder, titleOf: (subject: LadderSubject) => string): Ladder {
  const renamed = (subject: LadderSubject) => ({ ...subject, title: titleOf(subject) })
  const joined = state.joined?.map((one): JoinedCause => ({ ...one, subject: renamed(one.subject) }))
  return { ...state, subject: renamed(state.subject), ...(joined && { joined }) }
}
