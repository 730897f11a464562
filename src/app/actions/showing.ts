import type { Card } from '../../cards/card.ts'
import { askingOf } from '../asking.ts'
import type { UseCase } from '../dispatch.ts'
import { refused } from '../outcome.ts'
import type { Query } from '../queries/query.ts'
import type { Scene } from '../scene.ts'

type Drawn = Card | { refused: string }

/** A question that is asked in chat, whose answer is drawn as a card; or, where there is none to draw, said in a sentence. */
export function showing<Subject, Data>({
  name,
  query,
  find,
  draw,
}: Pick<UseCase<Subject>, 'name' | 'find'> & {
  query: Query<Subject, Data>
  draw(data: Data, scene: Scene, subject: Subject): Drawn | Promise<Drawn>
}): UseCase<Subject> {
  return {
    name,
    shows: true,
    needs: query.needs,
    find,
    async run(scene, subject) {
      const drawn = await draw(await query.read(await askingOf(scene), subject), scene, subject)
      return 'refused' in drawn ? refused(drawn.refused) : { kind: 'show', card: drawn }
    },
  }
}
