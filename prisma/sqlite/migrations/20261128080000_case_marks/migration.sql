-- CreateTable
CREATE TABLE "CaseMark" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "partnerId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "otherId" TEXT,
    "saidAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL,
    "state" JSONB NOT NULL,
    CONSTRAINT "CaseMark_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);

-- CreateIndex
CREATE INDEX "CaseMark_partnerId_otherId_idx" ON "CaseMark"("partnerId", "otherId");

-- CreateIndex
CREATE INDEX "CaseMark_caseId_idx" ON "CaseMark"("caseId");

-- CreateIndex
CREATE INDEX "CaseMark_otherId_idx" ON "CaseMark"("otherId");
