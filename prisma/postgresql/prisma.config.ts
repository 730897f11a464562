// For authoring migrations by hand: DATABASE_URL=… npx prisma migrate dev --config prisma/postgresql/prisma.config.ts --name what-changes
export default {
  schema: 'schema.prisma',
  migrations: { path: 'migrations' },
  datasource: { url: process.env.DATABASE_URL ?? '' },
}
