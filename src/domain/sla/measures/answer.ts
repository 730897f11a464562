import type { MeasureRule } from './measure.ts'

/**
 * From a question of the other side to the obligor's next word, once for each question; asking on meanwhile moves nothing. It goes by the wait on the
 * obligor: what is struck of that was no question, and a resolution that is found untrue has answered nothing.
 */
export const answer: MeasureRule = {
  turns({ questions, resolution }, { obligor }) {
    return questions
      .filter(({ of }) => of === obligor)
      .map(({ at: startedAt, answeredAt, struckAt }) => {
        if (struckAt !== undefined) return { startedAt, voidedAt: struckAt }
        if (answeredAt !== undefined) return { startedAt, stop: { at: answeredAt, confirmed: true } }
        if (!resolution) return { startedAt }
        // Whoever asked and resolves it waits for no answer any more.
        if (resolution.by !== obligor || resolution.at < startedAt) return { startedAt, voidedAt: resolution.at }
        return { startedAt, stop: { at: resolution.at, confirmed: resolution.confirmed !== undefined } }
      })
  },
  carriesOver: false,
  movedBackBy: 'answer',
  leads: ({ status }) => status === 'waiting',
  words: {
    ...{ title: 'Answer', owed: 'an answer to the question', came: 'answer', each: 'question', over: 'its question' },
    ...{ deed: 'answer questions on', next: 'answer', choice: 'answer, for each question' },
    done: 'No answer is waited for any more.',
    time: (label) => `time to answer the question on ${label}`,
    past: () => 'the wait ended',
  },
}
