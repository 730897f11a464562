import type { OurCapacity, TheirCapacity } from './capacity.ts'
import type { PermissionSettings } from './permission-settings.ts'

/** Who of one side may, and what the others of that side are told. `partner` is its name, as the end of "… of". */
export type Rule<Capacity extends string> = { may: readonly Capacity[]; others: (partner: string) => string }

/** A rule, or one for each choice of a setting. */
export type RuleBySetting<Capacity extends string> =
  | Rule<Capacity>
  | {
      setting: keyof PermissionSettings
      rules: Partial<Record<string, Rule<Capacity>>>
      chosen(settings: PermissionSettings): Rule<Capacity>
    }

/** One kind of thing that can be asked for. */
export type PermissionRow = {
  /** What it is, as it goes on after "may": "open a case". */
  does: string
  /** What it is about: one partner, or no partner in particular. */
  about: 'partner' | 'none'
  ours: RuleBySetting<OurCapacity>
  theirs: RuleBySetting<TheirCapacity>
  /** It would reach the partner, and so waits until somebody has taken the partner on. */
  reachesPartner?: true
  /** Our own people may do it with a partner that has ended too; everything else has ended with it. */
  whenEnded?: true
}

export function bySetting<Setting extends keyof PermissionSettings, Capacity extends string>(
  setting: Setting,
  rules: Record<PermissionSettings[Setting], Rule<Capacity>>,
): RuleBySetting<Capacity> {
  return { setting, rules, chosen: (settings) => rules[settings[setting]] }
}

/** The rule that the company's own choice makes of it. */
export function ruleFor<Capacity extends string>(
  rule: RuleBySetting<Capacity>,
  settings: PermissionSettings,
): Rule<Capacity> {
  return 'chosen' in rule ? rule.chosen(settings) : rule
}
