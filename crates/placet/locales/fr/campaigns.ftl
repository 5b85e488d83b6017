# Les campagnes : dates, participants, places, ordre, demandes extérieures.

campaigns-tabs = Pages de la campagne
campaigns-tab-overview = Vue d’ensemble
campaigns-tab-participants = Participants
campaigns-tab-openings = Places
campaigns-tab-order = Ordre
campaigns-tab-wishes = Vœux
campaigns-tab-requests = Demandes extérieures
campaigns-tab-runs = Affectation
campaigns-tab-cases = Cas à examiner
campaigns-tab-placements = Stages
campaigns-tab-publication = Publication

campaigns-phase-order = Ordre calculé
campaigns-phase-wishes = Vœux
campaigns-phase-allocation = Affectation
campaigns-phase-publication = Publication
campaigns-phase-placement = Stage
campaigns-phase-validation = Validation
campaigns-phase-evaluation = Évaluation
campaigns-until = jusqu’au { $date }
campaigns-range = { $from } – { $to }

campaigns-headline-order = Ordre le { $date }
campaigns-headline-wishes-coming = Vœux à partir du { $date }
campaigns-headline-wishes = Vœux jusqu’au { $date }
campaigns-headline-commission = Commission le { $date }
campaigns-headline-publication = Publication le { $date }
campaigns-headline-placement-coming = Stage à partir du { $date }
campaigns-headline-placement = Stage jusqu’au { $date }
campaigns-headline-validation-coming = Validation à partir du { $date }
campaigns-headline-validation = Validation jusqu’au { $date }
campaigns-headline-evaluation-coming = Évaluation à partir du { $date }
campaigns-headline-evaluation = Évaluation jusqu’au { $date }
campaigns-headline-over = Terminée
campaigns-headline-archived = Archivée
