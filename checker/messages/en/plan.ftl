# What is said about plans of Terraform and OpenTofu, and about CloudFormation templates, that are judged before anything is built.
plan-not-read = { $file } cannot be used: { $cause }
plan-in-line = { $resource } (line { $line }): { $cause }
plan-in-resource = { $resource }: { $cause }
plan-at-line = line { $line }: { $cause }
plan-malformed = line { $line }, column { $column }: { $cause }
plan-no-plan = this is not a plan ({ $member } is missing); write one with terraform plan -out plan.bin and terraform show -json plan.bin
plan-other-format = this plan has format { $found }, and this program reads format 1
plan-no-template = this is not a template: it has no Resources
plan-odd = missing, or not of the form that is needed: { $what }
plan-undeclared = nothing by this name is declared: { $word }
plan-function = { $function } cannot be carried out with these arguments
plan-function-unknown = { $function } is not a function that this program knows
plan-circle = { $word } leads back to itself
plan-too-deep = nested deeper than this program reads
plan-refused = AWS would refuse this: { $cause }
plan-note-not-read =
    { $count ->
        [one] { $resource }: one resource of a type that is not read
       *[other] { $resource }: { $count } resources of a type that is not read
    }
plan-note-unknown = { $resource }: { $attribute } is not known before it is built, and what depends on it cannot be told
plan-note-elsewhere = { $resource }: { $attribute } leads to something that is not in this file, and what depends on it cannot be told
plan-note-by-position = { $resource }: of several that { $attribute } can mean, the one in the same position was taken
plan-note-parameter = parameter { $resource } has no value, and what depends on it cannot be told; set it with --parameter { $resource }=VALUE
plan-read =
    { $count ->
        [one] { $file }: one resource, as it would be once built; nothing exists yet
       *[other] { $file }: { $count } resources, as they would be once built; nothing exists yet
    }
