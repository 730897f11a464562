-- AlterTable
ALTER TABLE "Partner" ADD COLUMN     "agreementId" TEXT NOT NULL;

-- AlterTable
ALTER TABLE "Clock" ADD COLUMN     "agreementId" TEXT NOT NULL,
ADD COLUMN     "objectiveId" TEXT NOT NULL;

-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "agreementId" TEXT NOT NULL;

-- AlterTable
ALTER TABLE "Ladder" ADD COLUMN     "agreementId" TEXT NOT NULL,
ADD COLUMN     "ladderName" TEXT NOT NULL;

-- CreateTable
CREATE TABLE "AgreementVersion" (
    "id" TEXT NOT NULL,
    "partnerId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "validFrom" TIMESTAMP(3) NOT NULL,
    "recordedAt" TIMESTAMP(3) NOT NULL,
    "state" JSON NOT NULL,

    CONSTRAINT "AgreementVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Calendar" (
    "content" TEXT NOT NULL,
    "state" JSON NOT NULL,

    CONSTRAINT "Calendar_pkey" PRIMARY KEY ("content")
);

-- CreateTable
CREATE TABLE "CalendarYear" (
    "content" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "state" JSON NOT NULL,

    CONSTRAINT "CalendarYear_pkey" PRIMARY KEY ("content","year")
);

-- CreateIndex
CREATE UNIQUE INDEX "AgreementVersion_partnerId_version_key" ON "AgreementVersion"("partnerId", "version");

-- AddForeignKey
ALTER TABLE "AgreementVersion" ADD CONSTRAINT "AgreementVersion_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "CalendarYear" ADD CONSTRAINT "CalendarYear_content_fkey" FOREIGN KEY ("content") REFERENCES "Calendar"("content") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Clock" ADD CONSTRAINT "Clock_agreementId_fkey" FOREIGN KEY ("agreementId") REFERENCES "AgreementVersion"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Run" ADD CONSTRAINT "Run_agreementId_fkey" FOREIGN KEY ("agreementId") REFERENCES "AgreementVersion"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Ladder" ADD CONSTRAINT "Ladder_agreementId_fkey" FOREIGN KEY ("agreementId") REFERENCES "AgreementVersion"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;


