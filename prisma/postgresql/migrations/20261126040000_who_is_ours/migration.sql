-- AlterTable
ALTER TABLE "Person" ADD COLUMN "locale" TEXT;
ALTER TABLE "Person" ADD COLUMN "ours" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Person" ADD COLUMN "profileFrom" TEXT;
ALTER TABLE "Person" ADD COLUMN "nameBySheet" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Person" ADD COLUMN "zoneBySheet" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "PartnerOrganisation" (
    "partnerId" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,

    CONSTRAINT "PartnerOrganisation_pkey" PRIMARY KEY ("partnerId", "platform", "tenantId")
);

-- AddForeignKey
ALTER TABLE "PartnerOrganisation" ADD CONSTRAINT "PartnerOrganisation_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- Until now whoever was bound to no partner was one of ours, and a partner's people came from its own organisations.
UPDATE "Person" SET "ours" = true WHERE "partnerId" IS NULL;
INSERT INTO "PartnerOrganisation" ("partnerId", "platform", "tenantId")
SELECT DISTINCT p."partnerId", a."platform", a."tenantId"
FROM "Account" AS a JOIN "Person" AS p ON p."id" = a."personId"
WHERE p."partnerId" IS NOT NULL;
