-- CreateTable
CREATE TABLE "ManagerOfAll" (
    "personId" TEXT NOT NULL,

    CONSTRAINT "ManagerOfAll_pkey" PRIMARY KEY ("personId")
);

-- AddForeignKey
ALTER TABLE "ManagerOfAll" ADD CONSTRAINT "ManagerOfAll_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
