-- CreateTable
CREATE TABLE "AnonymousRun" (
    "runId" TEXT NOT NULL PRIMARY KEY,
    "key" TEXT NOT NULL,
    "marks" JSONB NOT NULL,
    CONSTRAINT "AnonymousRun_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run" ("id") ON DELETE CASCADE ON UPDATE RESTRICT
);

-- CreateTable
CREATE TABLE "AnonymousSide" (
    "runId" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "answers" JSONB NOT NULL,

    PRIMARY KEY ("runId", "side"),
    CONSTRAINT "AnonymousSide_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run" ("id") ON DELETE CASCADE ON UPDATE RESTRICT
);
