/** What people wrote, on one line, without meaning to Markdown. */
export function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').replaceAll(/[\\`*_{}[\]()#+\-.!|<>~&]/gu, String.raw`\$&`)
}
