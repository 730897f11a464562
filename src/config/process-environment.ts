import { existsSync } from 'node:fs'

/** The process's environment, with what a `.env` file in the working directory adds. The only reader of process.env. */
export function processEnvironment(): Record<string, string | undefined> {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return process.env
}
