import { listTokens } from '../actions/token-list.ts'
import { mintToken } from '../actions/token-mint.ts'
import { revokeToken } from '../actions/token-revoke.ts'
import { dispatch } from '../dispatch.ts'
import { aboutPartnerOr } from './request.ts'
import type { Verb } from './verb.ts'

const MINT = 'mint'
const REVOKE = 'revoke'

export const tokenVerb: Verb = {
  verb: 'token',
  also: ['tokens'],
  takes: { of: 'partner' },
  usage: 'token [acme] [mint | revoke]',
  summary: 'with which tokens systems report numbers over HTTP; mint one for your own side, shown once, or revoke one',
  example: 'token acme',
  needs: ['token.mint', 'token.revoke'],
  async run(scene, typed) {
    const request = await aboutPartnerOr(scene, typed, { textAs: 'deed', own: [MINT, REVOKE] })
    const { deed = '', ...values } = request.values
    const [word = '', token] = deed.trim().split(/\s+/u)
    const asked = { ...request, values }
    switch (word.toLowerCase()) {
      case MINT:
        return dispatch(mintToken, scene, asked)
      case REVOKE:
        return dispatch(revokeToken, scene, { ...asked, values: { ...values, ...(token !== undefined && { token }) } })
      default:
        return dispatch(listTokens, scene, asked)
    }
  },
}
