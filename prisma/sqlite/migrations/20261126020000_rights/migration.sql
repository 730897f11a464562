-- CreateTable
CREATE TABLE "ManagerOfAll" (
    "personId" TEXT NOT NULL PRIMARY KEY,
    CONSTRAINT "ManagerOfAll_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);
