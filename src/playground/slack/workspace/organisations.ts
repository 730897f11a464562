import type { SlackTeam, SlackUser, SlackWorld } from '../slack-world.ts'

/** An Enterprise Grid organisation. */
export type Enterprise = NonNullable<SlackWorld['enterprises']>[number]

/** Which workspaces there are, which is home, and which belong together in an Enterprise Grid organisation. */
export class Organisations {
  readonly #world: SlackWorld
  readonly #homeTeamId: string

  constructor(world: SlackWorld, homeTeamId: string) {
    this.#world = world
    this.#homeTeamId = homeTeamId
  }

  /** @throws Error when there is no such workspace. */
  team(id: string): SlackTeam {
    const team = this.#world.teams.find((one) => one.id === id)
    if (team === undefined) throw new Error(`No team ${id} in the Slack world`)
    return team
  }

  /** The Grid organisation of a workspace; undefined for one that stands alone. */
  enterpriseOf(teamId: string): Enterprise | undefined {
    const { enterpriseId } = this.team(teamId)
    return this.#world.enterprises?.find(({ id }) => id === enterpriseId)
  }

  /** The Grid organisation in which the bot's workspace is. */
  get homeEnterprise(): Enterprise | undefined {
    return this.enterpriseOf(this.#homeTeamId)
  }

  /** How Slack names an organisation to others: `E…` for one on Enterprise Grid, else the one workspace. */
  organisationId(teamId: string): string {
    return this.enterpriseOf(teamId)?.id ?? teamId
  }

  /** Of another organisation than the bot's. */
  isForeign(teamId: string): boolean {
    return this.organisationId(teamId) !== this.organisationId(this.#homeTeamId)
  }

  /** The workspaces in which somebody is, their own first. */
  teamIdsOf(user: SlackUser): string[] {
    return [user.teamId, ...(user.otherTeamIds ?? [])]
  }

  /** In the bot's own workspace, as a guest, too. */
  isAtHome(user: SlackUser): boolean {
    return this.teamIdsOf(user).includes(this.#homeTeamId)
  }
}
