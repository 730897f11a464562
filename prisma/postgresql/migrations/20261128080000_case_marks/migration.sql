-- CreateTable
CREATE TABLE "CaseMark" (
    "id" TEXT NOT NULL,
    "partnerId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "otherId" TEXT,
    "saidAt" TIMESTAMP(3) NOT NULL,
    "version" INTEGER NOT NULL,
    "state" JSON NOT NULL,

    CONSTRAINT "CaseMark_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "CaseMark_partnerId_otherId_idx" ON "CaseMark"("partnerId", "otherId");

-- CreateIndex
CREATE INDEX "CaseMark_caseId_idx" ON "CaseMark"("caseId");

-- CreateIndex
CREATE INDEX "CaseMark_otherId_idx" ON "CaseMark"("otherId");

-- AddForeignKey
ALTER TABLE "CaseMark" ADD CONSTRAINT "CaseMark_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
