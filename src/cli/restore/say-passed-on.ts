import type { PassedOn } from '../../app/erase/pass-on.ts'
import { listed } from '../../cards/listed.ts'
import { sayLeft } from '../../app/people/say-left.ts'
import { fine, type Line } from '../line.ts'

/** What those who were erased again had in the backup, and who has it now; or what is to be done where nobody could take it. */
export function sayPassedOn({ left, ownerless }: PassedOn): Line[] {
  return [
    ...left.map((one) => fine(sayLeft('Somebody who was erased', one))),
    ...ownerless.map(({ partner: { name, slug }, labels }) =>
      fine(
        `Nobody of their side can take ${listed(labels)} of ${name}. Name somebody with \`people ${slug} add @name\`, and give it to them with \`assign ${labels[0]} @name\`.`,
      ),
    ),
  ]
}
