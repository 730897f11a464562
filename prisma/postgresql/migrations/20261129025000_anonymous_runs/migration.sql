-- CreateTable
CREATE TABLE "AnonymousRun" (
    "runId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "marks" JSON NOT NULL,

    CONSTRAINT "AnonymousRun_pkey" PRIMARY KEY ("runId")
);

-- CreateTable
CREATE TABLE "AnonymousSide" (
    "runId" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "answers" JSON NOT NULL,

    CONSTRAINT "AnonymousSide_pkey" PRIMARY KEY ("runId","side")
);

-- AddForeignKey
ALTER TABLE "AnonymousRun" ADD CONSTRAINT "AnonymousRun_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "AnonymousSide" ADD CONSTRAINT "AnonymousSide_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE RESTRICT;
