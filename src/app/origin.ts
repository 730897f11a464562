/** Where somebody asked for something: in a conversation of a platform, or on the command line. */
export type Origin = {
  /** The platform's name, or "command line". */
  via: string
  /** Who, where the registry does not know them: the name they gave themselves, or by which the system knows them. */
  by?: string
}
